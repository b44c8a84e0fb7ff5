<#-- In place of the parent's: what fails before a page is known has a title, too, and the way back is a button. -->
<#import "template.ftl" as layout>
<#if !title?has_content><#global title = msg("loginTitle", realm.displayName!)></#if>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("errorTitle")}
  <#elseif section = "form">
    <p class="instruction" id="kc-error-message">${kcSanitize(message.summary)?no_esc}</p>
    <#if traceId??>
      <p class="hint" id="traceId">${msg("traceIdSupportMessage", traceId)}</p>
    </#if>
    <#if !skipLink?? && (client.baseUrl)?has_content>
      <a class="${properties.kcButtonPrimaryClass}" id="backToApplication" href="${client.baseUrl}">${msg("backToApplication")}</a>
    </#if>
  </#if>
</@layout.registrationLayout>
