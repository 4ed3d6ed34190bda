/** Whether this browser keeps anything at all: private windows of some do not, and a phone that forgets is no help. */
export function canKeepWork(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const asked = indexedDB.open('nhac-truong-field-probe')
      asked.onsuccess = () => {
        asked.result.close()
        resolve(true)
      }
      asked.onerror = () => resolve(false)
    } catch {
      // No store at all, or one that this page may not touch.
      resolve(false)
    }
  })
}

/** Whether the browser may throw the store away when it runs short; undefined where it does not say. */
export async function mayBeThrownAway(): Promise<boolean | undefined> {
  const isPromised = await globalThis.navigator?.storage?.persisted?.()
  return isPromised === undefined ? undefined : !isPromised
}
