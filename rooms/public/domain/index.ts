export * from './public-address.ts'
export * from './suppress-small.ts'
export * from './violations-bulletin.contract.ts'
