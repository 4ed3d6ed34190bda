import { type ReactNode, useEffect, useRef } from 'react'

/**
 * What stands where a form was before it was sent. The field that had the focus is gone with the form: the focus comes here, so
 * that whoever hears the page is told what came of it, and whoever works by keys goes on from here.
 */
export function Arrived({
  className,
  children,
}: {
  readonly className?: string | undefined
  readonly children: ReactNode
}) {
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => here.current?.focus(), [])
  return (
    <div ref={here} tabIndex={-1} className={className}>
      {children}
    </div>
  )
}
