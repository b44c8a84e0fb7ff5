<#-- The parent's page calls this at its end. -->
<#macro content>
  <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
    <#-- the parent's own label of this field names another one -->
    <label for="kc-attempted-username" class="label-of-name">${msg("signedInAs")}</label>
  </#if>
  <#if pageId! == "login" || pageId! == "login-username">
    <p class="hint">${msg("loginHint")}</p>
  <#elseif pageId! == "webauthn-register">
    <p class="hint">${msg("passkeyHint")}</p>
  </#if>
  <#-- of the product itself, which shows them without a sign-in -->
  <nav class="about" aria-label="${msg("aboutLabel")}">
    <a href="${properties.productUrl}/impressum">${msg("aboutImprint")}</a>
    <a href="${properties.productUrl}/datenschutzerklaerung">${msg("aboutPrivacy")}</a>
    <a href="${properties.productUrl}/barrierefreiheit">${msg("aboutAccessibility")}</a>
    <a href="${properties.productUrl}/hilfe">${msg("aboutHelp")}</a>
  </nav>
</#macro>
