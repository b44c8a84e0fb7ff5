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
</#macro>
