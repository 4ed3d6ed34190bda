import { type RefObject, useLayoutEffect, useState } from 'react'

/** How wide an element is now, in pixels: text in a drawing keeps its size when the screen changes. */
export function useWidth(element: RefObject<HTMLElement | null>, before: number): number {
  const [width, setWidth] = useState(before)
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return
    const look = () => setWidth(Math.max(current.clientWidth, 160))
    const observer = new ResizeObserver(look)
    observer.observe(current)
    look()
    return () => observer.disconnect()
  }, [element])
  return width
}
