import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/**
 * How many of `count` things in a row fit into their container, with `reserve` pixels kept for the button to the others.
 * All are drawn once to be measured, before anything is painted; `version` changes when their words do.
 */
export function useFit(
  container: RefObject<HTMLElement | null>,
  count: number,
  version: string,
  reserve: number,
): number {
  const [fit, setFit] = useState({ version, count: count })
  const ends = useRef<readonly number[]>([])
  const isMeasured = fit.version === version && ends.current.length === count

  useLayoutEffect(() => {
    const element = container.current
    if (!element) return
    if (!isMeasured) {
      const start = element.getBoundingClientRect().left
      ends.current = [...element.children].slice(0, count).map((child) => child.getBoundingClientRect().right - start)
    }
    const look = () => {
      const room = element.clientWidth
      const all = (ends.current.at(-1) ?? 0) <= room
      const some = ends.current.filter((end) => end <= room - reserve).length
      setFit({ version, count: all ? count : some })
    }
    const observer = new ResizeObserver(look)
    observer.observe(element)
    look()
    return () => observer.disconnect()
  }, [container, count, version, reserve, isMeasured])
  return isMeasured ? Math.min(fit.count, count) : count
}
