import type { Day } from '#kit'
import { showDay, useMay, useRead, useReading, useWords } from '#platform/web'
import { Answer, Empty, LinkButton, Row, Rows, Tag } from '#ui'
import { noteList } from '../domain/index.ts'
import styles from './accountability.module.css'
import { accountabilityWords } from './accountability.words.ts'
import { MineSection } from './mine.section.tsx'
import { NoteState } from './note-table.tsx'
import { accountabilityPath, notePath } from './paths.ts'

/** On the page of an area: what is published there, drafts for those who may see them, and one's own to explain. */
export function AreaNotesTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(accountabilityWords)
  const reading = useReading()
  const may = useMay()
  return (
    <>
      <MineSection />
      <div className={styles.buttons}>
        {may('accountability.propose') && (
          <LinkButton icon="plus" to={`/accountability/notes/new?areaId=${areaId}`}>
            {t('note.new')}
          </LinkButton>
        )}
        <LinkButton look="quiet" to={`${accountabilityPath}?tab=notes&areaId=${areaId}`}>
          {t('area.all')}
        </LinkButton>
      </div>
      <Answer to={useRead(noteList, { areaId, limit: 20 }, { rooms: ['accountability'] })}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('area.none')}</Empty>
          ) : (
            <Rows label={t('notes')}>
              {items.map((note) => (
                <Row
                  key={note.id}
                  mark={<Tag>{t(note.kind)}</Tag>}
                  title={note.title}
                  detail={[
                    note.officerName,
                    note.targetTitle,
                    reading(note.areaTitle),
                    note.publishedUntil && showDay(note.publishedUntil as Day),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  end={<NoteState line={note} />}
                  to={notePath(note.id)}
                />
              ))}
            </Rows>
          )
        }
      </Answer>
    </>
  )
}
