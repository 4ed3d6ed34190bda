import { useIntent, useReading, useReadPages, useWords } from '#platform/web'
import { Button, RefusalNote, Row, Rows, Section } from '#ui'
import { acknowledgeReceipt, documentInbox, markActed, markRead } from '../domain/index.ts'
import { documentPath } from './document-marks.tsx'
import { documentWords } from './documents.words.ts'

/** What was sent to the posts one holds and waits for a word; nothing is shown where nothing waits. */
export function InboxPanel() {
  const t = useWords(documentWords)
  const reading = useReading()
  const { data } = useReadPages(documentInbox, { limit: 6 })
  const items = data?.pages.flatMap((page) => page.items) ?? []
  if (items.length === 0) return null
  return (
    <Section title={t('inbox')}>
      <Rows label={t('inbox')}>
        {items.map((line) => (
          <Row
            key={line.id}
            title={reading(line.document.label)}
            detail={line.document.title ?? line.name}
            to={documentPath(line.document.id)}
            end={<ReceiptButton line={line} />}
          />
        ))}
      </Rows>
    </Section>
  )
}

/** The next thing that a recipient can say: đã nhận, đã đọc, đã thực hiện. */
export function ReceiptButton({
  line,
}: {
  readonly line: {
    readonly id: string
    readonly receivedAt: string | null
    readonly readAt: string | null
    readonly actedAt: string | null
  }
}) {
  const t = useWords(documentWords)
  const step = line.receivedAt === null ? 'received' : line.readAt === null ? 'read' : 'acted'
  const contract = { received: acknowledgeReceipt, read: markRead, acted: markActed }[step]
  const say = useIntent(contract)
  if (line.actedAt !== null) return null
  return (
    <span>
      <Button busy={say.state === 'sending'} onClick={() => void say.ask({ recipientId: line.id })}>
        {t(`say.${step}`)}
      </Button>
      {say.problem && <RefusalNote problem={say.problem} />}
    </span>
  )
}
