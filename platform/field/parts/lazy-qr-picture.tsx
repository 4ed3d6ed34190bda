import { lazy } from 'react'

/** A QR code as a picture, see qr-picture.tsx; stands in a `Suspense`. Its drawing program comes with the first one. */
export const QrPicture = lazy(async () => ({ default: (await import('./qr-picture.tsx')).QrPicture }))
