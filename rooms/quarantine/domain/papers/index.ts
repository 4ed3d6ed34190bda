export * from './isolation-on-paper.ts'
export * from './lay-out-certificate.ts'
export * from './lay-out-decision.ts'
