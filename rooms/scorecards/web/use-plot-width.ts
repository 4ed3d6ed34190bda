import { type RefObject, useLayoutEffect, useState } from 'react'

/** How wide a drawing's holder is now, in pixels, so that text in it keeps its size. */
export function usePlotWidth(holder: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(640)
  useLayoutEffect(() => {
    const { current } = holder
    if (!current) return
    const look = () => setWidth(Math.max(240, current.clientWidth))
    const observer = new ResizeObserver(look)
    observer.observe(current)
    look()
    return () => observer.disconnect()
  }, [holder])
  return width
}
