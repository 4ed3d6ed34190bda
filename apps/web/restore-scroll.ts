/** How long a page may take to grow to its former height, in milliseconds. */
const patience = 2_000

/**
 * Scrolls to where the reader had been as soon as the page is that long, for its lists come a moment after it. The reader's
 * own hand wins. Gives back what ends the waiting.
 */
export function restoreScroll(to: number): () => void {
  const since = performance.now()
  let frame = 0
  const end = () => {
    cancelAnimationFrame(frame)
    for (const sign of ['wheel', 'touchstart', 'keydown']) removeEventListener(sign, end)
  }
  const look = () => {
    scrollTo(0, to)
    if (Math.abs(scrollY - to) < 1 || performance.now() - since > patience) end()
    else frame = requestAnimationFrame(look)
  }
  for (const sign of ['wheel', 'touchstart', 'keydown']) addEventListener(sign, end, { passive: true })
  look()
  return end
}
