export * from './rules/device-clock.ts'
export * from './rules/outbox-item.ts'
export * from './rules/outbox-summary.ts'
export { photoPlace } from './rules/photo-places.ts'
