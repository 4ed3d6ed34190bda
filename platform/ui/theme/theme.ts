import { useSyncExternalStore } from 'react'
import './fonts.css'
import './tokens.css'
import './tones.css'
import './base.css'
import './print.css'

/** Which face of the theme is shown: the system's choice, or the reader's. */
export type ThemeChoice = 'system' | 'light' | 'dark'

/**
 * Colour and pattern with a meaning. Grey (`quiet`) unless a hand is needed (`soon`, `warn`, `alarm`) or a level is in
 * force (`level-1` … `level-4`: xanh, vàng, cam, đỏ, the official scheme). `scale-0` … `scale-4` shade a measure on a map.
 */
export type Tone =
  | 'quiet'
  | 'accent'
  | 'good'
  | 'soon'
  | 'warn'
  | 'alarm'
  | 'level-1'
  | 'level-2'
  | 'level-3'
  | 'level-4'
  | 'scale-0'
  | 'scale-1'
  | 'scale-2'
  | 'scale-3'
  | 'scale-4'

/** A pattern tells tones apart without colour. */
export type Pattern = 'none' | 'dots' | 'lines' | 'dense' | 'cross'

const patterns: Partial<Record<Tone, Pattern>> = {
  'level-1': 'none',
  'level-2': 'dots',
  'level-3': 'lines',
  'level-4': 'cross',
  warn: 'lines',
  alarm: 'cross',
}

/** The pattern that goes with a tone unless a map chooses otherwise; shades of a measure differ in lightness already. */
export function patternOf(tone: Tone): Pattern {
  return patterns[tone] ?? 'none'
}

const storageKey = 'nhac-truong.theme'
const listeners = new Set<() => void>()
showTheme(currentTheme())

/** The reader's choice of theme and the way to change it; remembered on this machine. */
export function useTheme(): readonly [ThemeChoice, (choice: ThemeChoice) => void] {
  return [useSyncExternalStore(subscribe, currentTheme), setTheme]
}

/** Changes the theme of the whole screen. */
export function setTheme(choice: ThemeChoice): void {
  localStorage.setItem(storageKey, choice)
  showTheme(choice)
  for (const listener of listeners) listener()
}

function currentTheme(): ThemeChoice {
  const kept = localStorage.getItem(storageKey)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

function showTheme(choice: ThemeChoice): void {
  if (choice === 'system') document.documentElement.removeAttribute('data-theme')
  else document.documentElement.dataset.theme = choice
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
