/** The drawings of the house on a 16 px grid, one line weight. */
const drawings = {
  board: 'M2 3h12v10H2zM2 7h12M7 7v6',
  task: 'M3 4l1.2 1.2L6.5 3M3 11l1.2 1.2 2.3-2.2M9 4.5h5M9 11.5h5',
  document: 'M4 1.8h5.5L13 5.3v8.9H4zM9.3 2v3.5H13M6.2 8.3h4.4M6.2 11h4.4',
  area: 'M2 4.2l4-1.7 4 1.7 4-1.7v9.3l-4 1.7-4-1.7-4 1.7zM6 2.5v9.3M10 4.2v9.3',
  people:
    'M5.8 7.4a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.6c.3-2.6 2-4 4.3-4s4 1.4 4.3 4M10.6 2.7a2.4 2.4 0 0 1 0 4.5M12 9.9c1.5.5 2.3 1.8 2.5 3.7',
  journal: 'M3.5 2h9v12h-9zM3.5 5H2M3.5 8H2M3.5 11H2M6.2 5.2h3.8M6.2 8h3.8',
  notice:
    'M8 1.8c2.6 0 4 1.9 4 4.4 0 3.4 1.4 4.6 1.4 4.6H2.6S4 9.6 4 6.2c0-2.5 1.4-4.4 4-4.4zM6.5 13.2a1.6 1.6 0 0 0 3 0',
  key: 'M5.2 13.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM7.5 7.7L13.5 1.9M11 4.4l2 2',
  public:
    'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM1.8 8h12.4M8 1.8c2 2 2.6 4 2.6 6.2S10 12.2 8 14.2C6 12.2 5.4 10.2 5.4 8S6 3.8 8 1.8z',
  chart: 'M2 13.8h12M4 13.5V9M8 13.5V4M12 13.5V6.8',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7L14.2 14.2',
  help: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM6.2 6.3c.1-1.1.8-1.8 1.9-1.8s1.8.7 1.8 1.7c0 1.5-1.9 1.5-1.9 3.1M8 11.3v.4',
  menu: 'M2 4h12M2 8h12M2 12h12',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  check: 'M3 8.5l3.3 3.3L13 5',
  right: 'M6 3l5 5-5 5',
  down: 'M3 6l5 5 5-5',
  back: 'M10 3L5 8l5 5',
  phone:
    'M3.2 2.2h2.4l1.2 3-1.6 1.2a9 9 0 0 0 4.4 4.4l1.2-1.6 3 1.2v2.4c0 .6-.5 1-1 1C6.9 13.8 2.2 9.1 2.2 3.2c0-.5.4-1 1-1z',
  clock: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM8 4.5V8l2.5 1.8',
  exchange: 'M5 13V3M2.5 5.5L5 3l2.5 2.5M11 3v10M8.5 10.5L11 13l2.5-2.5',
  download: 'M8 2v8M4.7 6.9L8 10.2l3.3-3.3M2.5 13.5h11',
  print: 'M4.5 6V2h7v4M4.5 11.5H2.2V6h11.6v5.5h-2.3M4.5 9.5h7V14h-7z',
  user: 'M8 7.8a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8zM2.5 14c.4-2.9 2.5-4.3 5.5-4.3s5.1 1.4 5.5 4.3',
  warning: 'M8 2L14.6 13.6H1.4zM8 6.5v3.2M8 11.6v.3',
  inspect: 'M4 3h8v11H4zM6 3.2V1.8h4v1.4M6.2 8.7l1.4 1.4 2.4-2.7',
  offline:
    'M2 2l12 12M5 10.5a4.2 4.2 0 0 1 2-1.2M9.8 9.6c.5.2.9.5 1.3.9M2.5 7.8a8 8 0 0 1 2-1.4M7 5.2a8 8 0 0 1 6.5 2.6M8 13h.01',
  scales: 'M8 2v11.5M5 13.5h6M3 4.5h10M3 4.5L1.4 9a1.8 1.8 0 0 0 3.2 0zM13 4.5L11.4 9a1.8 1.8 0 0 0 3.2 0z',
  plus: 'M8 2.5v11M2.5 8h11',
  medical: 'M6 2h4v4h4v4h-4v4H6v-4H2V6h4z',
  scan: 'M2 5.2V2h3.2M10.8 2H14v3.2M14 10.8V14h-3.2M5.2 14H2v-3.2M4.6 8h6.8',
  theme: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM8 1.8v12.4M8 4.5h4.7M8 8h6M8 11.5h4.7',
} as const

/** Name of a drawing. */
export type IconName = keyof typeof drawings

/** A drawing beside words; it says nothing by itself, so it is hidden from screen readers. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number | undefined }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none' }}
    >
      <path d={drawings[name]} />
    </svg>
  )
}
