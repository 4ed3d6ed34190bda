/** Address of the public page: Vietnamese, for people read it from a poster. */
export const publicPath = '/cong-khai'

/** Address of the form for protected tips, which the room of accountability draws. */
export const tipPath = '/phan-anh'

/** What else a resident may need, each a page of another room that draws it for everybody. */
export const RESIDENT_PAGES = {
  declare: '/khai-bao',
  here: '/vung',
  cases: '/case-bulletins',
  watch: '/tu-theo-doi',
  together: '/an-toan',
} as const

/** See {@link RESIDENT_PAGES}. */
export type ResidentPage = keyof typeof RESIDENT_PAGES

/** The pages, in the order in which they are shown. */
export const residentPages = Object.keys(RESIDENT_PAGES) as ResidentPage[]

/** Address of a page for residents, opened at the place that was chosen where the page knows places. */
export function residentAddress(page: ResidentPage, areaId: number | undefined): string {
  const keys: Partial<Record<ResidentPage, string>> = { declare: 'noi', here: 'areaId' }
  const key = keys[page]
  return areaId === undefined || key === undefined ? RESIDENT_PAGES[page] : `${RESIDENT_PAGES[page]}?${key}=${areaId}`
}
