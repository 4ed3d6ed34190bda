export * from './models.contract.ts'
export * from './models.permissions.ts'
export * from './models.refusals.ts'
export * from './reads.contract.ts'
