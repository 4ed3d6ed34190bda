/** Marks that Vietnamese puts on letters (tone, breve, circumflex, horn): the block of combining diacritics. */
const COMBINING_MARKS = /[\u0300-\u036f]/g

/** Letters with a bar through them that Unicode does not take apart; ð and Ð (eth) are met where old fonts were converted. */
const BARRED_D = /[đð]/g

/** Everything that is neither a letter, a digit nor a mark of another script: spaces, punctuation, signs, controls. */
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}]+/gu

/**
 * Folds text to what a hurried person types into a search box: lower case, no diacritics, `đ` as `d`, words parted by
 * one space. `Hoà Lạc`, `Hòa Lạc`, `HOA  LAC` and any of them in NFD all fold to `hoa lac`, for the place of the tone
 * mark (old or new spelling) goes with the mark. Folding twice changes nothing.
 *
 * DANGER: for searching only. Two different names may fold alike (`Tân Lập`, `Tấn Lập`); never use it as an identity.
 *
 * @example foldVietnamese('Chỉ thị 17/CT-UBND') === 'chi thi 17 ct ubnd'
 */
export function foldVietnamese(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(COMBINING_MARKS, '')
    .replace(BARRED_D, 'd')
    .replace(BETWEEN_WORDS, ' ')
    .trim()
}
