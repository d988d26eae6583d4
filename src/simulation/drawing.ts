/** Draws plots as SVG, on the server: no script runs where they are looked at. */
import type { EChartsOption } from 'echarts'

export type Chart = {
  id: string
  title: string
  /** What it shows, in one sentence. */
  says: string
  svg: string
  head: string[]
  rows: string[][]
}

export type Plot = Omit<Chart, 'svg'> & { option: EChartsOption }

/** So many drawings are kept: the same figures are not drawn twice. */
const KEPT = 50

export const createDrawing = () => {
  const kept = new Map<string, string>()
  return async (plots: Plot[]): Promise<Chart[]> => {
    // Large: only who draws waits for it.
    const echarts = await import('echarts')
    return plots.map(({ option, ...rest }) => {
      const key = JSON.stringify([rest.says, option])
      const svg = kept.get(key) ?? draw(echarts, option, rest.says)
      if (kept.size >= KEPT) kept.clear()
      kept.set(key, svg)
      return { ...rest, svg }
    })
  }
}

const draw = (echarts: typeof import('echarts'), option: EChartsOption, says: string) => {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 720, height: 300 })
  chart.setOption({ ...BASE, ...option })
  const svg = scalable(chart.renderToSVGString(), says)
  chart.dispose()
  return svg
}

/** Of a plot with several series. */
export const LEGEND = { top: 0, itemGap: 28, textStyle: { fontSize: 12 } }

const BASE: EChartsOption = {
  animation: false,
  aria: { enabled: true },
  color: ['#0f766e', '#94a3b8', '#b45309', '#7c3aed', '#be123c', '#0369a1'],
  textStyle: { fontFamily: 'system-ui, sans-serif', fontSize: 13 },
  grid: { left: 56, right: 24, top: 40, bottom: 44, containLabel: true },
}

/** Its own size is the drawing's; the page says how wide it is shown. Ids would clash with other drawings'. */
const scalable = (svg: string, says: string) =>
  svg
    // What happens under a mouse: nothing does.
    .replace(/<style[\s\S]*?<\/style>/g, '')
    // Styles written at an element are refused by the content security policy of the pages.
    .replace(
      / style="font-size:(\d+)px;[^"]*"/g,
      ' font-size="$1" font-family="system-ui, sans-serif"',
    )
    .replace(/<svg width="(\d+)" height="(\d+)"/, '<svg viewBox="0 0 $1 $2"')
    .replace('<svg ', `<svg role="img" aria-label="${says.replaceAll('"', '')}" `)
