import type { UsageMeasure } from '@assist/contracts/house';
import type { ReactElement } from 'react';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormat } from '../../../lib/format/use-format';
import { lineStyle } from '../lib/line-style';
import type { Series } from '../lib/usage-series';
import { useUsageNames } from '../lib/use-usage-names';

export interface UsageChartProps {
  readonly days: readonly string[];
  readonly series: readonly Series[];
  readonly measure: UsageMeasure;
}

const TICK = { fill: 'var(--ink-faint)', fontSize: 12 };
const TOOLTIP = {
  background: 'var(--raised)',
  border: '1px solid var(--line)',
  borderRadius: 8,
  color: 'var(--ink)',
  fontSize: 13,
};

/** For the eye; the tables below say the same to everybody. */
export function UsageChart({ days, series, measure }: UsageChartProps): ReactElement {
  const format = useFormat();
  const { value, shortValue } = useUsageNames();
  const points = days.map((day, at) => ({
    day,
    ...Object.fromEntries(series.map(({ course }, index) => [key(index), course[at]])),
  }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={points} accessibilityLayer={false} margin={{ top: 8, right: 12, bottom: 0, left: 0 }}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="day"
          tickFormatter={format.dayShort}
          tick={TICK}
          tickLine={false}
          stroke="var(--line)"
          minTickGap={32}
          tickMargin={8}
        />
        <YAxis
          tickFormatter={(number: number) => shortValue(measure, number)}
          tick={TICK}
          tickLine={false}
          axisLine={false}
          allowDecimals={false}
          width={64}
        />
        <Tooltip
          isAnimationActive={false}
          contentStyle={TOOLTIP}
          labelFormatter={(day) => format.day(String(day))}
          formatter={(number) => value(measure, Number(number))}
        />
        {series.map(({ name }, index) => {
          const { color, dash, width } = lineStyle(index);
          return (
            <Line
              key={key(index)}
              dataKey={key(index)}
              name={name}
              stroke={color}
              strokeWidth={width}
              strokeDasharray={dash}
              dot={days.length === 1}
              isAnimationActive={false}
              type="linear"
            />
          );
        })}
      </LineChart>
    </ResponsiveContainer>
  );
}

/** Names are anybody's and may be the same. */
function key(index: number): string {
  return `line${String(index)}`;
}
