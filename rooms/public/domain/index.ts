export * from './escape-html.ts'
export * from './public-address.ts'
