import { useState } from 'react'
import { read, useWords } from '#platform/web'
import { Button, Fact, Facts, Note, ReasonDialog } from '#ui'
import { type OrderPage, orderPersonContract } from '../domain/index.ts'
import { orderWords } from './order.words.ts'
import styles from './quarantine.module.css'

type Shown = (typeof orderPersonContract)['answer']['_zod']['output'] & { readonly reason: string }

/** The person stays sealed until somebody asks with a reason; what was shown goes again with the page. */
export function OrderPersonSection({ order }: { readonly order: OrderPage }) {
  const t = useWords(orderWords)
  const [isAsking, setAsking] = useState(false)
  const [shown, setShown] = useState<Shown>()
  if (order.personId === null) return <p className={styles.quiet}>{t('who.forgotten')}</p>
  if (shown) {
    return (
      <>
        <Note
          icon="key"
          action={
            <Button look="quiet" onClick={() => setShown(undefined)}>
              {t('who.hide')}
            </Button>
          }
        >
          {t('who.shown', { reason: shown.reason })}
        </Note>
        <Facts>
          <Fact name={t('name')}>{shown.name}</Fact>
          <Fact name={t('born')}>{shown.yearOfBirth}</Fact>
          <Fact name={t('phone')}>{shown.phone}</Fact>
          <Fact name={t('address')}>{shown.address}</Fact>
        </Facts>
      </>
    )
  }
  return (
    <>
      <p className={styles.quiet}>{t('who.hidden')}</p>
      {order.may.readPerson && (
        <Button icon="key" onClick={() => setAsking(true)}>
          {t('who.show')}
        </Button>
      )}
      {isAsking && (
        <AskReason
          title={t('who.show')}
          onClose={() => setAsking(false)}
          onReason={async (reason) =>
            setShown({ ...(await read(orderPersonContract, { id: order.id, reason })), reason })
          }
        />
      )}
    </>
  )
}

interface AskReasonProps {
  readonly title: string
  readonly onClose: () => void
  readonly onReason: (reason: string) => Promise<void> | void
}

/** Asks for the reason before a name is shown. */
export function AskReason(props: AskReasonProps) {
  const t = useWords(orderWords)
  return <ReasonDialog note={t('who.hidden')} label={t('who.reason')} {...props} />
}
