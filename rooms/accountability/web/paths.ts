/** Addresses of this room's pages. */
export const accountabilityPath = '/accountability'
/** One case. */
export const casePath = (id: string) => `/accountability/cases/${id}`
/** One piece of praise or criticism. */
export const notePath = (id: string) => `/accountability/notes/${id}`
/** One protected tip. */
export const tipPath = (id: string) => `/accountability/tips/${id}`
