import { useMemo, useState } from 'react'

/** Which rows are ticked, by key, so that a reloaded list keeps them. */
export function useSelection<T>(rows: readonly T[], rowKey: (row: T) => string) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const selected = useMemo(() => rows.filter((row) => keys.has(rowKey(row))), [rows, keys, rowKey])
  const toggle = (row: T) => {
    const next = new Set(keys)
    if (!next.delete(rowKey(row))) next.add(rowKey(row))
    setKeys(next)
  }
  return {
    selected,
    has: (row: T) => keys.has(rowKey(row)),
    toggle,
    clear: () => setKeys(new Set()),
    selectAll: () => setKeys(new Set(rows.map(rowKey))),
  }
}
