/** Address of the public form: Vietnamese, for people read it from a poster. */
export const declarePath = '/khai-bao'

/** Address of a receipt; its query holds the signed code and nothing else. */
export const receiptPath = '/khai-bao/bien-nhan'

/** Address behind the QR code of a place. */
export const checkInPath = '/diem-den'
