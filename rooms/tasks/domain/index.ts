export * from './alarms.ts'
export * from './clocks.ts'
export * from './plan-task.ts'
export * from './task.ts'
