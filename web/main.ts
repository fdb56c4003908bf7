import './components/newstally-app.ts';

// What only a print needs comes after the first paint.
addEventListener('load', () => void import('./components/paper.ts'));
