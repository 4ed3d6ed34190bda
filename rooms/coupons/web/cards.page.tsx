import { useEffect } from 'react'
import { type PageProps, useFilters, useRead, useReadPages, useWords } from '#platform/web'
import { Answer, Breadcrumb, Button, Page } from '#ui'
import { cardSheetContract, schemePageContract } from '../domain/index.ts'
import { CardFace } from './card-face.tsx'
import styles from './cards.module.css'
import { schemeWords } from './scheme.words.ts'

/** Cards on an A4 sheet, as many as an office cuts in three strokes. */
const cardsOnSheet = 8

/** The cards of a residential group, to print, cut and hand out from door to door. */
export function CardsPage({ params }: PageProps) {
  const t = useWords(schemeWords)
  const [filters] = useFilters()
  const id = params.schemeId ?? ''
  const scheme = useRead(schemePageContract, { id })
  const asked = { id, areaId: filters.areaId, couponId: filters.couponId, limit: '200' }
  const { data, hasNextPage, isFetching, fetchNextPage } = useReadPages(cardSheetContract, asked)
  // A sheet is printed whole or not at all: doors whose cards lie on a page that nobody opened would get none.
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  const cards = data?.pages.flatMap((page) => page.items) ?? []
  const sheets = Array.from({ length: Math.ceil(cards.length / cardsOnSheet) }, (_, index) =>
    cards.slice(index * cardsOnSheet, (index + 1) * cardsOnSheet),
  )
  const crumbs = [{ label: scheme.data?.name ?? t('scheme'), to: `/coupons/schemes/${id}` }, { label: t('print') }]
  return (
    <Page
      title={t('print.title')}
      showsTitle={false}
      above={
        <div className="no-print">
          <Breadcrumb crumbs={crumbs} />
        </div>
      }
      actions={
        <Button look="main" icon="print" busy={hasNextPage} onClick={() => print()}>
          {t('print.do')}
        </Button>
      }
    >
      <p className="no-print">
        {hasNextPage
          ? t('print.loading', { count: cards.length })
          : t('print.note', { count: cards.length, pages: sheets.length })}
      </p>
      <Answer to={scheme} rows={8}>
        {(found) =>
          sheets.map((sheet) => (
            <div key={sheet[0]?.id} className={styles.sheet}>
              {sheet.map((card) => (
                <CardFace key={card.id} card={card} scheme={found} />
              ))}
            </div>
          ))
        }
      </Answer>
    </Page>
  )
}
