import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { usePathname } from './filters.ts'
import { goTo, pageCode } from './place.ts'

/** A link inside the app: a plain `href` with filters in it, `<Link to="/tasks?status=late">`. */
export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  readonly to: string
  /** Mark as the current page when the path starts with `to`. */
  readonly marksCurrent?: boolean
}

/** A link that changes the page without loading the app again; opens in a new tab as any link does. */
export function Link({ to, marksCurrent = false, onClick, ...rest }: LinkProps) {
  const pathname = usePathname()
  const path = to.split('?')[0] ?? to
  const isCurrent =
    marksCurrent && (path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`))
  const preload = () => void pageCode.fetch(path)?.catch(() => undefined)
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    event.preventDefault()
    goTo(to)
  }
  return (
    <a
      href={to}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={follow}
      onPointerEnter={preload}
      onFocus={preload}
      {...rest}
    />
  )
}
