// The only script of our own on every page. No inline script, so a strict content security policy works.
// The address comes from the page's own <link>, because its name carries a hash in production.
import(document.getElementById('govuk-frontend').href).then(({ initAll }) => {
  document.body.classList.add('js-enabled', 'govuk-frontend-supported')
  initAll()
})
