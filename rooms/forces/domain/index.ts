export * from './force-kinds.ts'
