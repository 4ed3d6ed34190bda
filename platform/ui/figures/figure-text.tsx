import { type Figure, formatNumber, isExact } from '#kit'
import { showFigure, useLanguage } from '#platform/web'
import styles from './figure.module.css'

/**
 * A figure in a line of text or a cell, with its word: `khoảng 7.500`, `400 đến 600`. What is not exact is underlined with
 * dots, so that nobody adds it up by eye.
 */
export function FigureText({ figure }: { readonly figure: Figure }) {
  useLanguage()
  return (
    <span className={styles.inline} data-approximate={!isExact(figure) || undefined}>
      <FigureDigits figure={figure} />
    </span>
  )
}

/** The word of a figure small, its digits full size. */
export function FigureDigits({ figure }: { readonly figure: Figure }) {
  if (figure.kind === 'range' || figure.kind === 'exact')
    return <span className={styles.digits}>{showFigure(figure)}</span>
  const digits = formatNumber(figure.value)
  return (
    <>
      <span className={styles.word}>{showFigure(figure).slice(0, -digits.length)}</span>
      <span className={styles.digits}>{digits}</span>
    </>
  )
}
