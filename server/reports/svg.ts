import { CustomChart, LineChart } from 'echarts/charts';
import { GridSimpleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Picture } from '../../web/charts/picture.ts';

use([LineChart, CustomChart, GridSimpleComponent, SVGRenderer]);

/**
 * A picture as SVG, without a screen. Colours stay tokens (`var(--ink)`), so that one drawing fits a light and a dark page. Ids are
 * named after `name`: the drawing library numbers them by how many pictures it has made, which would make equal reports differ.
 */
export function svgOf({ option, width, height }: Picture, name: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option);
    return (
      chart
        .renderToSVGString({ useViewBox: true })
        .replace(/\bzr\d+-c(?=\d)/g, `${name}-c`)
        // What would answer to a pointer, and a ground that is none.
        .replace(/<style\b[^>]*>[\s\S]*?<\/style>\n?/g, '')
        .replace(/ (?:class|pointer-events|ecmeta_[a-z_]+)="[^"]*"/g, '')
        .replace(/<rect [^>]*fill="none"><\/rect>\n?/, '')
    );
  } finally {
    chart.dispose();
  }
}
