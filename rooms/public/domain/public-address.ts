/** Address of the public page: Vietnamese, for people read it from a poster. */
export const publicPath = '/cong-khai'

/** Address of the form for protected tips, which the room of accountability draws. */
export const tipPath = '/phan-anh'
