import { useRead, useReading, useWords } from '#platform/web'
import { Answer, RelationGraph, Section } from '#ui'
import { type DocumentDetail, documentGraphRead } from '../domain/index.ts'
import { RelationRows } from './content-tab.tsx'
import { documentPath } from './document-marks.tsx'
import styles from './documents.module.css'
import { documentWords } from './documents.words.ts'

/** What the document stands on and what stands on it: drawn, and as sentences. */
export function ChainTab({ document }: { readonly document: DocumentDetail }) {
  const t = useWords(documentWords)
  const reading = useReading()
  const answer = useRead(documentGraphRead, { id: document.id })
  return (
    <div className={styles.stack}>
      <Answer to={answer} rows={4}>
        {({ nodes, edges }) => (
          <RelationGraph
            label={t('chain')}
            nodes={nodes.map((node) => ({
              id: node.id,
              title: node.number ?? reading(node.label),
              detail: node.stub ? t('stub') : node.missingNumber ? t('no-number') : reading(node.detail),
              to: documentPath(node.id, 'chain'),
              isHere: node.id === document.id,
            }))}
            edges={edges.map(({ from, to, words }) => ({
              from,
              to,
              // the many grounds of this very document are said in the list below; on the lines they would cover each other
              label: from === document.id && document.relations.length > 4 ? '' : reading(words),
              isDashed: nodes.some(({ id, stub }) => stub && id === to),
            }))}
          />
        )}
      </Answer>
      <div className={styles.columns}>
        <Section title={t('relations')} note={String(document.relations.length)}>
          <RelationRows relations={document.relations} />
        </Section>
        <Section title={t('cited-by')} note={String(document.citedBy.length)}>
          <RelationRows relations={document.citedBy} />
        </Section>
      </div>
    </div>
  )
}
