import './styles/schakel.css'; import htmx from 'htmx.org'; window.htmx = htmx;
