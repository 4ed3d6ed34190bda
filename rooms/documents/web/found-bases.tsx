import { useWords } from '#platform/web'
import styles from './documents.module.css'
import { documentWords } from './documents.words.ts'
import type { FoundBasis } from './find-bases.ts'

/** The documents that a pasted passage cites, and what will become of each. */
export function FoundBases({ bases }: { readonly bases: readonly FoundBasis[] }) {
  const t = useWords(documentWords)
  if (bases.length === 0) return null
  return (
    <ul className={styles.plain}>
      {bases.map(({ number, documentId, stub }) => (
        <li key={number.canonical}>
          {number.canonical}{' '}
          <span className={styles.aside}>
            {t(documentId !== null ? 'new.basis.here' : stub !== null ? 'new.basis.stub' : 'new.basis.unclear')}
          </span>
        </li>
      ))}
    </ul>
  )
}
