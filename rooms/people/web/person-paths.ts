/** Address of a person's page. */
export function personPath(personId: string): string {
  return `/persons/${personId}`
}

/** Address of a request's page. */
export function requestPath(requestId: string): string {
  return `/person-requests/${requestId}`
}
