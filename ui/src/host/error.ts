/** What a refused command says: one code per reaction the desk has. */
export type ErrorCode =
  | 'invalid'
  | 'classified'
  | 'not_found'
  | 'conflict'
  | 'io'
  | 'unreadable'
  | 'unsupported'
  | 'damaged'
  | 'newer'
  | 'busy'
  | 'locked'
  | 'wrong_password'
  | 'not_allowed'
  | 'sealed_backup'
  | 'cancelled'
  | 'usage'
  | 'internal'
  | 'not_enrolled'
  | 'refused'
  | 'unreachable'
  | 'offline';

/** A refused value: its field and, where several records were written, which of them. */
export type Problem = { field: string; code: string; message: string; id?: string };

export class HostError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly detail: unknown = null,
  ) {
    super(message);
    this.name = 'HostError';
  }

  /** Problems by field, where the refusal names fields. */
  get problems(): Problem[] {
    const list = Array.isArray(this.detail) ? this.detail : [];
    return list.filter(isProblem);
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'field' in value && 'message' in value;
}

/** Makes a HostError of whatever a transport threw. */
export function toHostError(thrown: unknown): HostError {
  if (thrown instanceof HostError) return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown) {
    const { code, message, detail } = thrown as { code: ErrorCode; message: string; detail?: unknown };
    return new HostError(code, String(message), detail ?? null);
  }
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  return new HostError('internal', `程序内部出错，这一步没有完成：${words}`, null);
}
