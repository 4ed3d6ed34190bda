import type { Words } from '#kit'

/**
 * What one may be allowed to do here. Importing and exporting need the permission that the sheet's own room asks; these
 * are about what others brought.
 */
export const exchangePermissions = {
  'exchange.read': {
    vi: 'Xem các lô nhập của người khác trong địa bàn',
    en: 'See what others imported in the area',
  },
} as const satisfies Record<string, Words>
