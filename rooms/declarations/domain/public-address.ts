/** Address of the public form: Vietnamese, for people read it from a poster. */
export const declarePath = '/khai-bao'

/** Address of a receipt; its query holds the signed code and nothing else. */
export const receiptPath = '/khai-bao/bien-nhan'

/** Address behind the QR code of a place. */
export const checkInPath = '/diem-den'

/** Address of printed posters of places: `?d=<id>,<id>`. */
export const postersPath = '/diem-den/to-dan'

/** Where a receipt can be seen again and printed: the signed code itself is the address, nothing is looked up. */
export function receiptAddress(text: string): string {
  return `${receiptPath}?c=${encodeURIComponent(text)}`
}
