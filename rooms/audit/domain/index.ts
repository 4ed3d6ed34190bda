export * from './audit.contract.ts'
export * from './audit.permissions.ts'
export * from './audit.refusals.ts'
