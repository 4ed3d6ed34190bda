import { Link, useRead, useReading, useWords } from '#platform/web'
import { publicNotes } from '#rooms/accountability/domain'
import { publicModels } from '#rooms/models/domain'
import { Row, Rows, Section, Tag } from '#ui'
import { tipPath } from '../domain/index.ts'
import { publicWords } from './public.words.ts'

/** What is published of units, and the practices that are recommended; and the way to tell of a unit. */
export function PublishedSections({ areaId }: { readonly areaId: number | undefined }) {
  const t = useWords(publicWords)
  const reading = useReading()
  const { data: notes } = useRead(publicNotes, { areaId }, { rooms: ['accountability'] })
  const { data: models } = useRead(publicModels, {}, { rooms: ['models'] })
  return (
    <>
      {notes !== undefined && notes.items.length > 0 && (
        <Section title={t('notes')}>
          <Rows label={t('notes')}>
            {notes.items.map((note) => (
              <Row
                key={note.id}
                mark={<Tag>{t(note.kind)}</Tag>}
                title={note.title}
                detail={[note.officerName, note.targetTitle, reading(note.areaTitle), note.said]
                  .filter(Boolean)
                  .join(' · ')}
              />
            ))}
          </Rows>
        </Section>
      )}
      {models !== undefined && models.items.length > 0 && (
        <Section title={t('models')}>
          <Rows label={t('models')}>
            {models.items.map((model) => (
              <Row key={model.id} title={model.title} detail={`${reading(model.areaTitle)} · ${model.result}`} />
            ))}
          </Rows>
        </Section>
      )}
      <p>
        <Link to={tipPath}>{t('tip')}</Link>
      </p>
    </>
  )
}
