import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { Link } from '#platform/web'
import { Icon } from '../controls/icon.tsx'
import styles from './outline-tree.module.css'

/** A branch of a tree; `children` absent means a leaf, `open` draws it open at first. */
export interface Branch {
  readonly id: string
  readonly title: string
  readonly detail?: ReactNode
  readonly to?: string | undefined
  readonly children?: readonly Branch[] | undefined
  readonly isOpen?: boolean | undefined
}

/** A tree that opens and closes: tasks and their parts, bodies and those under them. Arrow keys walk it. */
export function OutlineTree({ label, branches }: { readonly label: string; readonly branches: readonly Branch[] }) {
  return (
    <ul role="tree" aria-label={label} className={styles.tree} onKeyDown={walk}>
      {branches.map((branch, index) => (
        <BranchLine key={branch.id} branch={branch} depth={1} isFirst={index === 0} />
      ))}
    </ul>
  )
}

function BranchLine({
  branch,
  depth,
  isFirst,
}: {
  readonly branch: Branch
  readonly depth: number
  readonly isFirst: boolean
}) {
  const [isOpen, setOpen] = useState(branch.isOpen ?? depth === 1)
  const hasChildren = (branch.children?.length ?? 0) > 0
  const turn = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || !hasChildren) return
    if (event.key === 'ArrowRight' && !isOpen) setOpen(true)
    else if (event.key === 'ArrowLeft' && isOpen) setOpen(false)
    else return
    event.stopPropagation()
    event.preventDefault()
  }
  return (
    <li
      role="treeitem"
      aria-expanded={hasChildren ? isOpen : undefined}
      aria-level={depth}
      tabIndex={isFirst && depth === 1 ? 0 : -1}
      className={styles.branch}
      onKeyDown={turn}
    >
      <div className={styles.line}>
        {hasChildren ? (
          <button
            type="button"
            className={styles.turn}
            tabIndex={-1}
            aria-hidden="true"
            data-open={isOpen || undefined}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="right" size={12} />
          </button>
        ) : (
          <span className={styles.leaf} />
        )}
        <span className={styles.title}>
          {branch.to ? (
            <Link to={branch.to} tabIndex={-1}>
              {branch.title}
            </Link>
          ) : (
            branch.title
          )}
        </span>
        {branch.detail && <span className={styles.detail}>{branch.detail}</span>}
      </div>
      {hasChildren && isOpen && (
        <ul role="group" className={styles.group}>
          {branch.children?.map((child) => (
            <BranchLine key={child.id} branch={child} depth={depth + 1} isFirst={false} />
          ))}
        </ul>
      )}
    </li>
  )
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]')]
  const here = items.indexOf(document.activeElement as HTMLElement)
  if (here < 0) return
  const parent = items[here]?.parentElement?.closest<HTMLElement>('[role="treeitem"]')
  const target = {
    ArrowDown: items[here + 1],
    ArrowUp: items[here - 1],
    ArrowRight: items[here + 1],
    ArrowLeft: parent,
    Home: items[0],
    End: items.at(-1),
  }[event.key]
  if (event.key === 'Enter') items[here]?.querySelector<HTMLElement>('a')?.click()
  else if (target) target.focus()
  else return
  event.preventDefault()
}
