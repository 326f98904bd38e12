export { may, ROLES, vMay, whyNot, type Role } from './may';
