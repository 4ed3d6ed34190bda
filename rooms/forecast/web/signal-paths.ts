const query = (parts: Readonly<Record<string, string | number | undefined>>): string => {
  const given = Object.entries(parts).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`],
  )
  return given.length === 0 ? '' : `?${given.join('&')}`
}

/** Address of the list of signals, of an area on a day. */
export function signalsPath(areaId?: number, day?: string): string {
  return `/forecast${query({ areaId, day })}`
}

/** Address of one area’s signals. */
export function areaSignalPath(areaId: number, day?: string): string {
  return `/forecast/areas/${areaId}${query({ day })}`
}

/** Address of the page that says how it is computed. */
export const methodPath = '/forecast/method'
