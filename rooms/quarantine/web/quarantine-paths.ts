/** The page of one isolation. */
export const orderPath = (id: string) => `/quarantine/${id}`

/** A paper of an isolation: a decision by its id, or the certificate by that of the isolation. */
export const paperPath = (paper: 'decision' | 'certificate', id: string, of: string) =>
  `/quarantine/${of}/papers/${paper}/${id}`

/** Isolation of an area, with what is to be seen of it. */
export function quarantinePath(areaId: number, more: Readonly<Record<string, string>> = {}): string {
  return `/quarantine?${new URLSearchParams({ areaId: String(areaId), ...more })}`
}
