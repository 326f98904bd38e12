/** The address of a case. */
export const caseOf = (id: string): string => `/request/${id}`;

/** Where a new request is registered. */
export const NEW_CASE = '/request/new';
