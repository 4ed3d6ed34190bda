import { useState } from 'react'
import { useReading, useWords } from '#platform/web'
import { CheckField, LongTextField } from '#ui'
import type { DocumentDetail } from '../domain/index.ts'
import styles from './documents.module.css'
import { documentWords } from './documents.words.ts'
import { FoundBases } from './found-bases.tsx'
import { linesOf } from './use-document-form.ts'
import { type DraftDoor, toMeasure } from './use-draft-form.ts'

interface DraftPart {
  readonly document: DocumentDetail
  readonly door: DraftDoor
}

/** How it stands to other documents: each can be taken away, more are found in a pasted passage. */
export function RelationFields({ document, door }: DraftPart) {
  const t = useWords(documentWords)
  const reading = useReading()
  const { form, bases, passage, setPassage } = door
  const kept = form.values.relations ?? []
  const keep = (relation: (typeof kept)[number], isKept: boolean) => {
    const others = kept.filter(({ kind, to }) => kind !== relation.kind || to !== relation.to)
    form.set({ relations: isKept ? [...others, relation] : others })
  }
  return (
    <>
      {document.relations.length > 0 && (
        <fieldset className={styles.choices}>
          <legend>{t('edit.relations')}</legend>
          {document.relations.map(({ kind, words, other: { id, label } }) => (
            <CheckField
              key={`${kind} ${id}`}
              name={`relation-${id}`}
              label={`${reading(words)}: ${reading(label)}`}
              value={kept.some((one) => one.kind === kind && one.to === id)}
              onChange={(isKept) => keep({ kind, to: id }, isKept === true)}
              problem={undefined}
            />
          ))}
        </fieldset>
      )}
      <LongTextField
        label={t('edit.bases')}
        help={t('new.bases.help')}
        optional
        name="bases"
        value={passage}
        onChange={(text) => setPassage(text ?? '')}
        problem={form.field('relations').problem}
      />
      <FoundBases bases={bases} />
    </>
  )
}

/** The measures, a line each; a line that was there keeps what is known of it. */
export function MeasuresField({ document, door: { form } }: DraftPart) {
  const t = useWords(documentWords)
  const [text, setText] = useState((form.values.measures ?? []).map(({ sentence }) => sentence).join('\n'))
  const known = new Map(document.measures.map((measure) => [measure.sentence, toMeasure(measure)]))
  const change = (typed = '') => {
    setText(typed)
    form.set({ measures: linesOf(typed).map((sentence) => known.get(sentence) ?? { sentence }) })
  }
  return (
    <LongTextField
      label={t('new.measures')}
      help={t('new.measures.help')}
      optional
      name="measures"
      value={text}
      onChange={change}
      problem={form.field('measures').problem}
    />
  )
}
