/** Address of the public page: Vietnamese, for people read it from a poster. */
export const publicPath = '/cong-khai'
