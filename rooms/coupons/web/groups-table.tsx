import { Link, showNumber, useReading, useWords } from '#platform/web'
import { Section } from '#ui'
import type { SchemePage } from '../domain/index.ts'
import styles from './coupons.module.css'
import { schemeWords } from './scheme.words.ts'

/** The households of each residential group, who has a card, and the sheet to print for each. */
export function GroupsTable({ scheme }: { readonly scheme: SchemePage }) {
  const t = useWords(schemeWords)
  const reading = useReading()
  const { id, groupsOfHouseholds, withdrawn } = scheme
  return (
    <Section title={t('groups')} note={withdrawn > 0 ? t('withdrawn', { count: withdrawn }) : undefined}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('group')}</th>
            <th scope="col" className={styles.number}>
              {t('households')}
            </th>
            <th scope="col" className={`${styles.number} ${styles.extra}`}>
              {t('withoutPhone')}
            </th>
            <th scope="col" className={styles.number}>
              {t('coupons')}
            </th>
            <th scope="col" className={`${styles.number} ${styles.extra}`}>
              {t('byProxy')}
            </th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {groupsOfHouseholds.map((group) => (
            <tr key={group.areaId}>
              <th scope="row">{reading(group.areaTitle)}</th>
              <td className={styles.number}>{showNumber(group.households)}</td>
              <td className={`${styles.number} ${styles.extra}`}>{showNumber(group.withoutPhone)}</td>
              <td className={styles.number}>{showNumber(group.coupons)}</td>
              <td className={`${styles.number} ${styles.extra}`}>{showNumber(group.byProxy)}</td>
              <td className={styles.number}>
                {group.mayIssue && group.coupons > 0 && (
                  <Link to={`/coupons/schemes/${id}/cards?areaId=${group.areaId}`}>{t('print')}</Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
