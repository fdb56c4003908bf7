import './components/newstally-app.ts';
