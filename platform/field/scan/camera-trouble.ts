/** Why there is no picture: not allowed; no camera (or a page without https); taken by another program. */
export type CameraTrouble = 'refused' | 'none' | 'taken'

/** What the name of a browser's error means for the person who holds the phone (W3C Media Capture, getUserMedia). */
export function troubleWithCamera(errorName: string): CameraTrouble {
  if (errorName === 'NotAllowedError' || errorName === 'SecurityError') return 'refused'
  if (errorName === 'NotReadableError' || errorName === 'AbortError') return 'taken'
  return 'none'
}
